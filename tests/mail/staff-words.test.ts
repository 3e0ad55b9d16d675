import { expect, test } from "vitest";
import { keysFrom } from "#infra/sealing/keys.ts";
import { staffAccountOpenedMail } from "#journeys/credentials/opening/opening.mails.ts";
import { spaces } from "#spaces/index.ts";

const keys = keysFrom("the secret of the staff tests, long enough");
const publicUrl = new URL("https://parvis.example");

test.each(spaces)("mails to staff of $id name actions that exist, and no missing button", (space) => {
  const { parts } = staffAccountOpenedMail.compose(
    { how: "opened", organisation: "CLINIQUE DES LILAS" },
    { space, keys, publicUrl },
  );
  const said = parts.join("\n");
  expect(said).not.toMatch(/bloque/i);
  expect(said).toContain("parvis import registry");
  expect(said).toContain("--full");
});
