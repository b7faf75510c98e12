/** Loaded before the product (NODE_OPTIONS=--import): its machine's clock is off by CLOCK_OFF_MS. The database's is not. */
const off = Number(process.env.CLOCK_OFF_MS);
const Real = Date;

globalThis.Date = new Proxy(Real, {
  construct: (target, given: ConstructorParameters<typeof Date> | []) => Reflect.construct(target, given.length === 0 ? [Real.now() + off] : given) as Date,
  get: (target, property) => (property === "now" ? () => Real.now() + off : Reflect.get(target, property)),
});
