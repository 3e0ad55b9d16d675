import { typeset } from "#kernel/text/typeset.ts";
import type { Space } from "../space.ts";
import type { Finding, Grade } from "./grade.ts";
import { gradeSpaces } from "./report.rules.ts";

const title = "Les règles de chaque espace, notées";

const preface = `Chaque règle de chaque politique, face à ce que demandent CNIL 2022-100, NIST SP 800-63B-4 et OWASP ASVS 5.0 : **✓** elle y
répond, **✗** elle n’y répond pas. Quand un guide imprimé et une référence se contredisent, le guide l’emporte et la croix
le montre. Les bits d’un mot de passe sont ceux d’un mot de passe tiré au hasard, de la plus petite longueur permise :
parmi les 99 signes de la CNIL si trois sortes sont exigées, moins les signes refusés ; sinon parmi les minuscules et les
chiffres. Les essais par jour sont ceux d’une personne qui revient dès la fin de chaque blocage.

Page faite par \`npx parvis check --policies --markdown\`.`;

const mark = ({ meets }: Grade) => (meets ? "✓" : "✗");
const gradeWords = (grade: Grade) => `${mark(grade)} ${grade.reference} (${grade.where})`;

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

/** For a terminal: one block per subject, one column per space. */
export function drawText(spaces: readonly Space[]): string {
  const columns = (cells: readonly string[]) =>
    cells
      .map((cell) => cell.padEnd(width))
      .join("  ")
      .trimEnd();
  const lines = (finding: Finding | null) =>
    finding
      ? [finding.says, finding.figure ?? "", ...finding.grades.map(gradeWords)]
          .filter(Boolean)
          .map(typeset)
          .flatMap(wrap)
      : ["–"];
  const blocks = gradeSpaces(spaces).map(({ subject, findings }) => {
    const cells = findings.map(lines);
    const height = Math.max(...cells.map((cell) => cell.length));
    const body = Array.from({ length: height }, (_, row) => columns(cells.map((cell) => cell[row] ?? "")));
    return [subject, ...body.map((line) => `  ${line}`), ""].join("\n");
  });
  return [`  ${columns(spaces.map(({ id }) => id))}`, "", ...blocks].join("\n");
}

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
