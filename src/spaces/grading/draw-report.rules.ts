import type { Space } from "../space.ts";
import type { Finding, Grade } from "./grade.ts";
import { gradeSpaces } from "./report.rules.ts";

const title = "The rules of each space, graded";

const preface = `Each rule of each policy beside what CNIL 2022-100, NIST SP 800-63B-4 and OWASP ASVS 5.0 ask: **✓** meets it, **✗** falls
short. Where a printed guide and a reference disagree, the guide stands and the cross shows it. Bits of a password are
those of a random one of the shortest length: from the CNIL's 99 signs where three kinds are demanded, less those refused,
else from small letters and digits. Guesses a day are those of somebody who comes back the moment each lock ends.

Made by \`npx parvis check --policies --markdown\`.`;

const mark = ({ meets }: Grade) => (meets ? "✓" : "✗");
const gradeWords = (grade: Grade) => `${mark(grade)} ${grade.reference} (${grade.where})`;

/** The report as the page docs/generated/spaces.md. */
export function drawMarkdown(spaces: readonly Space[]): string {
  const cell = (finding: Finding | null) =>
    finding
      ? [finding.says, finding.figure && `**${finding.figure}**`, ...finding.grades.map(gradeWords)]
          .filter(Boolean)
          .join("<br>")
          .replaceAll("|", "\\|")
      : "–";
  const rows = gradeSpaces(spaces).map(
    ({ subject, findings }) => `| ${subject} | ${findings.map(cell).join(" | ")} |`,
  );
  const head = `| | ${spaces.map(({ id }) => `\`${id}\``).join(" | ")} |`;
  const rule = `|---|${spaces.map(() => "---|").join("")}`;
  return [`# ${title}`, "", preface, "", head, rule, ...rows, ""].join("\n");
}

const width = 34;

/** The same for a terminal: one block a subject, one column a space. */
export function drawText(spaces: readonly Space[]): string {
  const columns = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(width))
      .join("  ")
      .trimEnd();
  const lines = (finding: Finding | null) =>
    finding
      ? [finding.says, finding.figure ?? "", ...finding.grades.map(gradeWords)].filter(Boolean).flatMap(wrap)
      : ["–"];
  const blocks = gradeSpaces(spaces).map(({ subject, findings }) => {
    const cells = findings.map(lines);
    const height = Math.max(...cells.map((cell) => cell.length));
    const body = Array.from({ length: height }, (_, row) => columns(cells.map((cell) => cell[row] ?? "")));
    return [subject, ...body.map((line) => `  ${line}`), ""].join("\n");
  });
  return [`  ${columns(spaces.map(({ id }) => id))}`, "", ...blocks].join("\n");
}

/** Words on lines no wider than a column. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
