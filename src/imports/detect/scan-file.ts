import { decode } from "iconv-lite";
import { done, type Result, refused } from "#kernel/result.ts";
import { type Encoding, encodingNames, isUtf16, markOf, unmarkedUtf16 } from "../encoding/encoding.rules.ts";
import { readWhole, type Whole } from "../encoding/read-whole.ts";
import { type Refusal, refusalOfLine } from "../findings/refusal.ts";
import { whyNotText } from "./file-kinds.rules.ts";
import type { FileShape } from "./file-shape.ts";
import { endsOf, type FileSource, standingOf } from "./file-source.ts";
import { findHeader, type HeaderPlace } from "./header-place.rules.ts";
import type { ImportedFile } from "./imported-file.ts";

export type ScannedFile<Layout extends string = string> = ImportedFile &
  Whole &
  Pick<HeaderPlace, "separator" | "lineEnd" | "titles" | "barred"> & {
    layout: Layout;
    renamed: RenamedColumns;
    /** The byte range to read, and the line number at which it begins. */
    begin: number;
    end: number;
    firstLine: number;
    /** Whether the last line ends with a line break, which a truncated file usually lacks. */
    endsLine: boolean;
  };

const refuse = (reason: string) => refused(refusalOfLine(1, reason));

/** The column that a person said each column of the file is, by its name in lower case; '' leaves it out. */
export type RenamedColumns = ReadonlyMap<string, string>;

const noneRenamed: RenamedColumns = new Map();

/** Finds out how a text file is written and arranged. `told` is the encoding according to the caller. */
export async function scanFile<Layout extends string>(
  source: FileSource,
  shape: FileShape<Layout>,
  told?: Encoding,
  renamed: RenamedColumns = noneRenamed,
): Promise<Result<ScannedFile<Layout>, Refusal>> {
  const found = await standingOf(source);
  if (!found) return refuse("fichier introuvable ou illisible");
  if (!found.isFile) return refuse("ce n’est pas un fichier ordinaire");
  if (found.size === 0) return refuse("fichier vide");
  const { head, end } = await endsOf(source, found.size);
  const notText = whyNotText(head);
  if (notText) return refuse(notText);
  const mark = markOf(head);
  if (told && mark && mark !== told)
    return refuse(`la marque du fichier (BOM) dit ${encodingNames[mark]} : relancez sans --encoding`);

  const announced = told ?? mark ?? unmarkedUtf16(head);
  const wide = announced && isUtf16(announced) ? announced : null;
  if (wide && found.size % 2 === 1) return refuse("le fichier s’arrête au milieu d’un signe (UTF-16)");
  const signs = (bytes: Buffer) => decode(bytes, wide ?? "latin1", { stripBOM: false });
  const place = findHeader(signs(head), new Set([...shape.columns, ...renamed.keys()]));
  const whole = await readWhole(source, announced ?? null, place.lineEnd);
  if (!whole.ok) return whole;

  const text = (bytes: Buffer) => decode(bytes, whole.value.encoding);
  const layout = shape.layoutOf(text(head));
  const other = place.named ? null : shape.whyOther(layout, text(head), text(end));
  if (other) return refuse(other);
  const { named: _, offset, line, ...table } = layout === shape.table ? place : { ...place, ...noTitle };
  const after = afterText(signs(end));
  const file = {
    source,
    size: found.size,
    modifiedAt: found.modifiedAt,
    ...whole.value,
    layout,
    renamed,
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
