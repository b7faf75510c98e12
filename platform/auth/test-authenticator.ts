import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const b64 = (data: Buffer | string) => Buffer.from(data).toString("base64url");

type Options = {
  origin?: string;
  /** Whether the person was checked. */
  verified?: boolean;
  counter?: number;
};

/** A security key in software, for tests: ES256, attestation "none" (WebAuthn level 3, §6). */
export function anAuthenticator(host = "localhost", ownOrigin = "http://localhost:3000") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const number = (value: number, bytes: number) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntBE(value, 0, bytes);
    return buffer;
  };
  // COSE key as CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from("a5010203262001215820", "hex"),
    Buffer.from(x, "base64url"),
    Buffer.from("225820", "hex"),
    Buffer.from(y, "base64url"),
  ]);
  const data = (withKey: boolean, { verified = true, counter = 0 }: Options) =>
    Buffer.concat([
      sha256(host),
      Buffer.from([0x01 | (verified ? 0x04 : 0) | (withKey ? 0x40 : 0)]),
      number(counter, 4),
      ...(withKey ? [Buffer.alloc(16), number(id.length, 2), id, cose] : []),
    ]);
  const client = (type: string, challenge: string, { origin = ownOrigin }: Options) => Buffer.from(JSON.stringify({ type, challenge, origin }));
  const shared = { id: b64(id), rawId: b64(id), type: "public-key" as const, clientExtensionResults: {} };
  return {
    create(challenge: string, options: Options = {}) {
      const authData = data(true, options);
      // {"fmt": "none", "attStmt": {}, "authData": bytes}
      const head = Buffer.concat([Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746159", "hex"), number(authData.length, 2)]);
      const response = { clientDataJSON: b64(client("webauthn.create", challenge, options)), attestationObject: b64(Buffer.concat([head, authData])) };
      return { ...shared, response: { ...response, transports: ["usb" as const] } };
    },
    get(challenge: string, options: Options = {}) {
      const [authenticatorData, clientData] = [data(false, options), client("webauthn.get", challenge, options)];
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), privateKey);
      return { ...shared, response: { clientDataJSON: b64(clientData), authenticatorData: b64(authenticatorData), signature: b64(signature) } };
    },
  };
}
