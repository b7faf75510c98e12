/** The page's one script; `script` in pages.ts makes its nonce. */
export function PasskeyScript({ nonce }: { nonce: string }) {
  return <script type="module" src="/passkey.js" nonce={nonce} />;
}
