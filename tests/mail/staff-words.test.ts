import { expect, test } from "vitest";
import { composers } from "#journeys/mails/composers.ts";
import { spaces } from "#spaces/index.ts";

const tools = (space: (typeof spaces)[number]) => ({ space, linkTo: () => "", codeOf: () => "" });

test.each(spaces)(
  "staff of $id are told of what can be done today, and of no button there is not",
  (space) => {
    const { parts } = composers["staff-account-opened"](
      { how: "opened", organisation: "CLINIQUE DES LILAS" },
      tools(space),
    );
    const said = parts.join("\n");
    expect(said).not.toMatch(/bloque/i);
    expect(said).toContain("parvis import registry");
    expect(said).toContain("--full");
  },
);
