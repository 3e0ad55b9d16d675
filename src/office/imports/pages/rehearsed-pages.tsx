import { Card } from "#ui/card.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { RehearsedPage } from "../rehearsal/rehearsed-pages.queries.ts";
import type { Upload } from "../uploads/uploads.queries.ts";

type Props = { visit: DeskView; upload: Upload; pages: readonly RehearsedPage[] };

/** The pages of five holders, as the import would leave them. */
export function RehearsedPages({ visit, upload, pages }: Props) {
  const holders = [...new Set(pages.map(({ holder }) => holder))];
  return (
    <Card title="La répétition">
      <p>
        L’import a été appliqué, ces pages ont été dessinées, puis tout a été annulé. Regardez-les telles que
        les titulaires les verraient.
      </p>
      <ul class="imports-rehearsed">
        {holders.map((holder) => (
          <li key={holder}>
            Titulaire {holder} :{" "}
            {pages
              .filter((page) => page.holder === holder)
              .map(({ page, label }, place) => (
                <>
                  {place > 0 && " · "}
                  <a href={`${visit.home}/imports/${upload.id}/repetition/${holder}/${page}`}>{label}</a>
                </>
              ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
