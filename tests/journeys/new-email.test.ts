import { expect, test } from "vitest";
import { newEmail } from "#journeys/steps/fields.ts";

const told = (typed: string) => newEmail("Saisissez-la.").safeParse(typed).error?.issues[0]?.message;

test.each(["zoe@boîte.example", "zoé@boite.example", "élodie@crédit.example", "zoe@boi\u0302te.example"])(
  "%s is whole, and its accents are what is wrong with it",
  (typed) => {
    expect(told(typed)).toContain("sans accent");
    expect(told(typed)).not.toContain("complète");
  },
);

test.each(["zoé", "zoé@", "@boîte.example", "zoe@boîte", "zoe@boite", "zoe boite@crédit.example"])(
  "%s is not complete",
  (typed) => expect(told(typed)).toContain("n’est pas complète"),
);

test.each(["zoe@xn--bote-upa.example", "zoe@boite.example"])("%s is taken", (typed) =>
  expect(told(typed)).toBeUndefined(),
);
