import { expect, test } from "vitest";
import { suggestAddress } from "#kernel/text/address-slip.rules.ts";

test.each([
  ["jeanne@gmial.com", "jeanne@gmail.com"],
  ["Jeanne.Martin+npfr@Gmial.COM", "Jeanne.Martin+npfr@gmail.com"],
  ["jeanne@gamil.com", "jeanne@gmail.com"],
  ["jeanne@gmai.com", "jeanne@gmail.com"],
  ["jeanne@gmaill.com", "jeanne@gmail.com"],
  ["jeanne@gmail.con", "jeanne@gmail.com"],
  ["jeanne@gmail.fr", "jeanne@gmail.com"],
  ["jeanne@orange.f", "jeanne@orange.fr"],
  ["jeanne@orage.fr", "jeanne@orange.fr"],
  ["jeanne@wanadoo.rf", "jeanne@wanadoo.fr"],
  ["jeanne@wanado.fr", "jeanne@wanadoo.fr"],
  ["jeanne@hotmial.fr", "jeanne@hotmail.fr"],
  ["jeanne@hotmail.co", "jeanne@hotmail.com"],
  ["jeanne@lapost.net", "jeanne@laposte.net"],
  ["jeanne@free.f", "jeanne@free.fr"],
  ["jeanne@sfr.rf", "jeanne@sfr.fr"],
])("suggests for %s the address %s", (typed, meant) => expect(suggestAddress(typed)).toBe(meant));

test.each([
  "jeanne@gmail.com",
  "jeanne@GMAIL.com",
  "jeanne@orange.fr",
  "jeanne@mail.com",
  "jeanne@ymail.com",
  "jeanne@laposte.fr",
  "jeanne@outlook.be",
  "jeanne@yahoo.ca",
  "jeanne@gmx.de",
  "jeanne@ifr.fr",
  "jeanne@fred.fr",
  "jeanne@boite.example",
  "jeanne",
  "@gmial.com",
  `jeanne@${"gmail.".repeat(5000)}com`,
])("suggests nothing for %.40s", (typed) => expect(suggestAddress(typed)).toBeNull());
