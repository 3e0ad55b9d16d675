import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { openDocument } from "#infra/pdf/open-document.ts";
import { drawPaper } from "#infra/pdf/paper/draw-paper.ts";
import type { Paper, PaperRow } from "#infra/pdf/paper/paper.ts";
import { pdfBytes } from "#infra/pdf/pdf-bytes.ts";
import { pdfFile, structureOf, textOf } from "./papers-house.ts";

const hostile = {
  frame: "<iframe src=file:///etc/passwd>",
  script: "<script>alert(1)</script>",
  action: ")/JS(app.alert(1))>> endobj",
  word: "W".repeat(100_000),
  reversed: "Jean \u202egnitset\u202c דוד محمد",
  signs: "李小龙 😀 \0\u0007\ud800",
};

const paperOf = (rows: AsyncIterable<PaperRow>): Paper => ({
  title: `Relevé ${hostile.frame}`,
  author: hostile.action,
  letterhead: { name: hostile.script, lines: [hostile.action], foot: hostile.reversed, colour: "#1155aa" },
  isWide: false,
  about: [["Bénéficiaire", hostile.reversed]],
  parts: [
    { kind: "text", text: hostile.script },
    { kind: "statement", text: hostile.word },
    { kind: "facts", facts: [["Référence", hostile.action]] },
    {
      ...{ kind: "table", caption: hostile.action, rows },
      columns: [
        { label: "A", share: 1 },
        { label: "B", share: 1, align: "right" },
      ],
    },
  ],
});

async function drawn(rows: AsyncIterable<PaperRow>): Promise<Buffer> {
  const paper = paperOf(rows);
  const document = openDocument(paper);
  const chunks: Buffer[] = [];
  for await (const chunk of pdfBytes(document, drawPaper(document, paper))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* rowsOf(texts: readonly string[]) {
  for (const text of texts) yield { cells: [text, text] };
}

afterEach(() => vi.restoreAllMocks());
afterAll(syncBuiltinESMExports);

describe("PDF-01: a document with hostile texts", () => {
  it("shows them as plain text, and opens no file but its typefaces and no connection", async () => {
    const opened: string[] = [];
    for (const name of ["readFileSync", "openSync", "createReadStream", "readFile", "open"] as const) {
      const real = fs[name] as (...given: unknown[]) => unknown;
      vi.spyOn(fs, name).mockImplementation(((path: unknown, ...rest: unknown[]) => {
        opened.push(String(path));
        return real(path, ...rest);
      }) as never);
    }
    syncBuiltinESMExports();
    const connect = vi.spyOn(Socket.prototype, "connect");
    const bytes = await drawn(rowsOf(Object.values(hostile)));
    vi.restoreAllMocks();
    syncBuiltinESMExports();
    expect(connect).not.toHaveBeenCalled();
    expect(opened.length).toBeGreaterThan(0);
    for (const path of opened) expect(path).toMatch(/\.ttf$/);
    const text = textOf(pdfFile(bytes));
    expect(text).toContain("<iframe src=file:///etc/passwd>");
    expect(text).toContain("<script>alert(1)</script>");
    expect(text.replace(/\s/g, "")).toContain(")/JS(app.alert(1))>>endobj");
    expect(text).toContain("gnitset");
    expect(text).not.toMatch(/root:|\u202e/);
    for (const live of ["/JavaScript", "/OpenAction", "/AA ", "/Launch", "/EmbeddedFile", "/URI"])
      expect(bytes.includes(live), live).toBe(false);
    expect(bytes.length).toBeLessThan(200_000);
    expect(structureOf(pdfFile(bytes))).toContain("Table");
  });

  it("is drawn no faster than its reader takes it", async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield { cells: [`Ligne ${asked}`, "1,00 €"] };
      }
    }
    const paper = paperOf(endless());
    const document = openDocument(paper);
    const bytes = pdfBytes(document, drawPaper(document, paper));
    let taken = 0;
    while (taken < 100_000) taken += (await bytes.next()).value?.length ?? 0;
    const before = asked;
    await new Promise((resume) => setTimeout(resume, 50));
    expect(asked).toBe(before);
    expect(asked).toBeLessThan(2_000);
    await bytes.return(undefined);
  });
});
