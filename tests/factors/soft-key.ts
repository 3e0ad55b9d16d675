import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();

/** The contents of a key's answer: challenge, origin of the page, and signature count. */
export type Answering = { challenge: string; counter: number; origin?: string; rpId?: string };

/** A security key in software (WebAuthn 6.1 and 6.3.3), so that tests can sign invalid answers. */
export function softKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const coordinate = (text: string) => Buffer.from(text, "base64url");
  // COSE: a map of five, EC2, ES256, P-256, x, y (RFC 9053, 7.1.1).
  const cose = ["a5010203262001215820", coordinate(x), "225820", coordinate(y)];
  const id = randomBytes(16).toString("base64url");
  const publicKeyBytes = Buffer.concat(
    cose.map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part)),
  );
  return {
    id,
    publicKey: publicKeyBytes,
    /** The answer to its creation, without an attestation (WebAuthn 6.5.2 and 8.7). */
    register(challenge: string, origin = "http://127.0.0.1:3000", rpId = "127.0.0.1"): string {
      const clientData = JSON.stringify({ type: "webauthn.create", challenge, origin, crossOrigin: false });
      const rawId = Buffer.from(id, "base64url");
      const isThereVerifiedAndNew = Buffer.of(0x45);
      const said = Buffer.concat([
        ...[sha256(rpId), isThereVerifiedAndNew, Buffer.alloc(4), Buffer.alloc(16)],
        ...[Buffer.of(0, rawId.length), rawId, publicKeyBytes],
      ]);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": said}, whose length has one octet.
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        ...[Buffer.of(said.length), said],
      ]);
      const response = {
        clientDataJSON: Buffer.from(clientData).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
      };
      return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
    },
    answer({ challenge, counter, origin = "http://127.0.0.1:3000", rpId = "127.0.0.1" }: Answering): string {
      const clientData = JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false });
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const isThereAndVerified = Buffer.of(0x05);
      const said = Buffer.concat([sha256(rpId), isThereAndVerified, count]);
      const signature = sign("sha256", Buffer.concat([said, sha256(clientData)]), privateKey);
      const response = {
        clientDataJSON: Buffer.from(clientData).toString("base64url"),
        authenticatorData: said.toString("base64url"),
        signature: signature.toString("base64url"),
      };
      return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
    },
  };
}
