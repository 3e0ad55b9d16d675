import type { Finding, Grade } from "#spaces/grading/grade.ts";
import type { ReportLine } from "#spaces/grading/report.rules.ts";
import type { Space } from "#spaces/space.ts";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";

/** `findings` of a line: one for each of `spaces`. */
type Props = { visit: DeskView; spaces: readonly Space[]; lines: readonly ReportLine[] };

/** Règles: what each portal asks of its holders, and how the references of the field grade it. */
export const RulesPage = ({ visit, spaces, lines }: Props) => (
  <DeskPage visit={visit} title="Règles">
    <p class="desk-count">
      Ce que chaque espace demande, tel qu’il l’applique aujourd’hui. Chaque règle est comparée à CNIL
      2022-100, NIST 800-63B-4 et ASVS 5.0 ; un écart peut venir d’un guide imprimé, qui l’emporte.
    </p>
    <div class="figures-all">
      {[...new Set(lines.map(({ chapter }) => chapter))].map((chapter) => (
        <Card key={chapter} title={chapter}>
          <div class="desk-scroll">
            <Table
              caption="Ce que dit la règle, ce qu’elle change pour la personne, et sa note"
              columns={[{ label: "Règle" }, ...spaces.map(({ wording }) => ({ label: wording.shortName }))]}
              rows={lines
                .filter((line) => line.chapter === chapter)
                .map(({ subject, findings }) => [
                  <strong key={subject}>{subject}</strong>,
                  ...findings.map(cell),
                ])}
              empty="Aucune règle."
            />
          </div>
        </Card>
      ))}
    </div>
  </DeskPage>
);

const cell = (finding: Finding | null) =>
  finding ? (
    <div class="rule">
      <p>{finding.means}</p>
      <p class="rule-says">{[finding.says, finding.figure].filter(Boolean).join(" ; ")}</p>
      {finding.grades.length > 0 && (
        <ul>
          {finding.grades.map((grade) => (
            <li key={grade.reference + grade.where}>
              <GradeTag grade={grade} /> {grade.reference}, {grade.where}
            </li>
          ))}
        </ul>
      )}
    </div>
  ) : (
    <span class="faint">Sans objet</span>
  );

const GradeTag = ({ grade }: { grade: Grade }) =>
  grade.meets ? <Tag tone="ok">Conforme</Tag> : <Tag tone="warn">Écart</Tag>;
