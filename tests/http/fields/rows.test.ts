import { afterAll, describe, expect, it } from "vitest";
import { fieldsHouse } from "./fields-house.tsx";
import { good, poster } from "./post-fields.ts";

const home = fieldsHouse();
afterAll(() => home.app.close());
const post = poster(home);

const three = {
  ...good,
  "lines-1-label": "Dents",
  "lines-1-amount": "80",
  "lines-2-label": "Bains",
  "lines-2-amount": "12",
};
const linesOf = (values: Record<string, string>) =>
  Object.entries(values).filter(([name]) => name.startsWith("lines-"));

describe("the button that adds a line", () => {
  it("shows the form with one more line, typed values, no error, and the focus in the new line", async () => {
    const answer = await post("/demande", { ...good, amount: "dix", _rows: "add-lines" });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toContain('role="alert"');
    expect(answer.body).toContain('value="dix"');
    expect(answer.body).toMatch(/<input id="lines-1-label"[^>]* autofocus/);
    expect(answer.body.match(/<legend id="lines-\d"/g)).toHaveLength(2);
  });

  it("does nothing at the maximum number of lines", async () => {
    const { values } = (await post("/etat", { ...three, _rows: "add-lines" })).json().refusal;
    expect(linesOf(values)).toHaveLength(6);
    expect((await post("/demande", three)).body).not.toContain("Ajouter une dépense");
  });

  it("does not submit the form", async () => {
    const before = home.read.length;
    await post("/demande", { ...good, _rows: "add-lines" });
    expect(home.read.length).toBe(before);
    await post("/demande", good);
    expect(home.read.length).toBe(before + 1);
  });
});

describe("the button that removes a line", () => {
  it("closes the gap and moves the focus to the line above", async () => {
    const { values, errors, focus } = (await post("/etat", { ...three, _rows: "remove-1-lines" })).json()
      .refusal;
    expect(linesOf(values)).toEqual([
      ["lines-0-label", "Lunettes"],
      ["lines-0-amount", "310"],
      ["lines-1-label", "Bains"],
      ["lines-1-amount", "12"],
    ]);
    expect([errors, focus]).toEqual([{}, "lines-0-label"]);
  });

  it("leaves the minimum number of lines, empty", async () => {
    const { values } = (await post("/etat", { ...good, _rows: "remove-0-lines" })).json().refusal;
    expect(linesOf(values)).toEqual([
      ["lines-0-label", ""],
      ["lines-0-amount", ""],
      ["lines-0-urgent", ""],
    ]);
  });

  it("for an unknown line changes nothing", async () => {
    const { values } = (await post("/etat", { ...three, _rows: "remove-7-lines" })).json().refusal;
    expect(linesOf(values)).toHaveLength(6);
  });
});

describe("repeated lines", () => {
  it("are read in the order of their numbers, without blank ones", async () => {
    const sparse = {
      ...good,
      "lines-7-label": "Bains",
      "lines-7-amount": "12",
      "lines-7-urgent": "oui",
      "lines-4-label": " ",
      "lines-4-amount": "",
    };
    expect((await post("/etat", sparse)).json().value.lines).toEqual([
      { label: "Lunettes", amount: 31_000, urgent: false },
      { label: "Bains", amount: 1200, urgent: true },
    ]);
  });

  it("are named in the error summary", async () => {
    const page = (await post("/demande", { ...three, "lines-1-amount": "" })).body;
    expect(page).toContain('<a href="#lines-1-amount">Dépense 2, montant\u00a0: Donnez un montant.</a>');
    const more = (await post("/demande", { ...three, "lines-5-label": "x" })).body;
    expect(more).toContain('<a href="#lines">Trois dépenses au plus.</a>');
    expect(more).toContain('id="lines-error"');
  });

  it.each(["add-", "add-agreed", "add-reasons", "remove-0-agreed", "x".repeat(1000)])(
    "are not changed by the unknown button %j",
    async (_rows) => {
      expect((await post("/etat", { ...good, _rows })).json().ok).toBe(true);
    },
  );
});
