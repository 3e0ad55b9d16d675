import { stat } from "node:fs/promises";
import { decode } from "iconv-lite";
import { done, type Result, refused } from "#kernel/result.ts";
import { whyOtherFiness } from "../directory/finess-kinds.rules.ts";
import { type Layout, layoutOf } from "../rows/layout.rules.ts";
import { type Refusal, refusalOfLine } from "../rows/refusal.ts";
import { type Encoding, encodingNames, isUtf16, markOf, unmarkedUtf16 } from "./encoding.rules.ts";
import { whyMarkup, whyNotText } from "./file-kinds.rules.ts";
import { endsOf } from "./file-pieces.ts";
import { findHeader, type HeaderPlace } from "./header-place.rules.ts";
import { readWhole, type Whole } from "./read-whole.ts";

export type ScannedFile = Whole &
  Pick<HeaderPlace, "separator" | "lineEnd" | "titles" | "barred"> & {
    path: string;
    size: number;
    modifiedAt: number;
    layout: Layout;
    /** The byte range to read, and the line number at which it begins. */
    begin: number;
    end: number;
    firstLine: number;
    /** Whether the last line ends with a line break, which a truncated file usually lacks. */
    endsLine: boolean;
  };

type Scanned = Result<ScannedFile, Refusal>;
const refuse = (reason: string) => refused(refusalOfLine(1, reason));

export async function scanFile(path: string, told?: Encoding): Promise<Scanned> {
  const found = await stat(path).catch(() => null);
  if (!found) return refuse("fichier introuvable ou illisible");
  if (!found.isFile()) return refuse("ce n’est pas un fichier ordinaire");
  if (found.size === 0) return refuse("fichier vide");
  const { head, end } = await endsOf(path, found.size);
  const notText = whyNotText(head);
  if (notText) return refuse(notText);
  const mark = markOf(head);
  if (told && mark && mark !== told)
    return refuse(`la marque du fichier (BOM) dit ${encodingNames[mark]} : relancez sans --encoding`);

  const announced = told ?? mark ?? unmarkedUtf16(head);
  const wide = announced && isUtf16(announced) ? announced : null;
  if (wide && found.size % 2 === 1) return refuse("le fichier s’arrête au milieu d’un signe (UTF-16)");
  const signs = (bytes: Buffer) => decode(bytes, wide ?? "latin1", { stripBOM: false });
  const place = findHeader(signs(head));
  const whole = await readWhole(path, announced ?? null, place.lineEnd);
  if (!whole.ok) return whole;

  const text = (bytes: Buffer) => decode(bytes, whole.value.encoding);
  const layout = layoutOf(text(head));
  const isJson = layout === "finess_plus";
  const other =
    place.named || isJson ? null : (whyOtherFiness(text(head), text(end)) ?? whyMarkup(text(head)));
  if (other) return refuse(other);
  const { named: _, offset, line, ...table } = layout === "registry" ? place : { ...place, ...noTitle };
  const after = afterText(signs(end));
  const file = {
    path,
    size: found.size,
    modifiedAt: found.mtimeMs,
    ...whole.value,
    layout,
    ...table,
    begin: offset * (wide ? 2 : 1),
    end: found.size - after * (wide ? 2 : 1),
    firstLine: line,
    endsLine: /[\r\n]$/.test(signs(end).slice(0, -after || undefined)),
  };
  return file.end > file.begin ? done(file) : refuse("fichier vide");
}

const noTitle = { offset: 0, line: 1, titles: 0, barred: false };

const endOfText = "\x1a";

/** The number of characters after the text: MS-DOS programs and mainframes end a file with 0x1A, often repeated. */
function afterText(ending: string): number {
  let length = ending.length;
  for (let at = length - 1; at >= 0; at--) {
    const sign = ending[at] ?? "";
    if (sign === endOfText) length = at;
    else if (sign.trim() !== "") break;
  }
  return ending.length - length;
}

export async function isUnchanged(file: ScannedFile): Promise<boolean> {
  const found = await stat(file.path).catch(() => null);
  return found?.size === file.size && found.mtimeMs === file.modifiedAt;
}
