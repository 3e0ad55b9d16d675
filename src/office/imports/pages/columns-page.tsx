import { cellName } from "#kernel/fields/rows.rules.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import { ButtonLink } from "#ui/button.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { Mapping } from "../uploads/mappings.queries.ts";
import type { Upload } from "../uploads/uploads.queries.ts";

type Props = {
  visit: DeskView;
  upload: Upload;
  /** Our names. */
  known: readonly string[];
  /** What staff said of a file with these columns before. */
  remembered: Mapping | null;
  state: FormState;
};

/** Which column is which, each beside its first values. */
export const ColumnsPage = ({ visit, upload, known, remembered, state }: Props) => {
  const home = `${visit.home}/imports/${upload.id}`;
  const options = known.map((value) => ({ value, label: value }));
  return (
    <DeskPage
      visit={visit}
      title="Colonnes du fichier"
      crumbs={[{ label: upload.fileName, href: `/imports/${upload.id}` }]}
    >
      <p>
        Dites ce que contient chaque colonne. Votre choix est gardé pour les prochains fichiers qui ont les
        mêmes colonnes. Un choix vide laisse la colonne de côté, et ce qui est au registre ne change pas.
      </p>
      {remembered && (
        <Notice
          tone="info"
          title={`Choix repris de ${remembered.saidByName}, le ${describeDate(remembered.saidAt)}. Vous pouvez le changer.`}
        />
      )}
      <Form
        action={`${home}/colonnes`}
        csrf={visit.csrf}
        state={state}
        submit="Retenir et vérifier de nouveau"
        beside={
          <ButtonLink href={home} tone="quiet">
            Revenir au rapport
          </ButtonLink>
        }
      >
        {upload.report?.columns.map(({ name, samples }, place) => (
          <>
            <input type="hidden" name={cellName("columns", place, "name")} value={name} />
            <SelectField
              state={state}
              name={cellName("columns", place, "column")}
              label={name || "(sans nom)"}
              hint={samples.filter(Boolean).join(" · ") || "Aucune valeur dans les premières lignes."}
              none="Laisser de côté"
              options={options}
            />
          </>
        ))}
      </Form>
    </DeskPage>
  );
};
