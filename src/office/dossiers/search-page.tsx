import { describeDate, untilThen } from "#kernel/moment.ts";
import { longestSearch } from "#registry/search/read-search.rules.ts";
import { mostShown } from "#registry/search/search-holders.queries.ts";
import { Icon } from "#ui/icon.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { FoundTable, nameOf } from "./found-table.tsx";
import type { RecentFile } from "./recent-files.queries.ts";
import type { SearchResult } from "./search-files.actions.ts";

type Props = { visit: DeskView; typed: string; result: SearchResult };

/** One box for everything, then what it finds. Opening a file asks why, on the next page. */
export const SearchPage = ({ visit, typed, result }: Props) => (
  <DeskPage visit={visit} title={typed === "" ? "Dossiers" : `Recherche « ${typed} »`}>
    <SearchBox visit={visit} typed={typed} hasFocus={result.kind !== "found" || result.files.length === 0} />
    <Answer visit={visit} typed={typed} result={result} />
  </DeskPage>
);

const SearchBox = ({ visit, typed, hasFocus }: { visit: DeskView; typed: string; hasFocus: boolean }) => (
  <search>
    <form class="dossiers-box" method="get" action={`${visit.home}/dossiers`}>
      <label for="q">Chercher un dossier</label>
      <p id="q-hint" class="hint">
        Numéro, nom, prénom, mail, téléphone, code postal ou ville, fin de l’IBAN, référence d’un versement
      </p>
      <div>
        <input
          id="q"
          name="q"
          type="search"
          value={typed}
          maxLength={longestSearch}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          autofocus={hasFocus}
          aria-describedby="q-hint"
        />
        <button type="submit" class="button button-strong">
          <Icon name="search" />
          <span>Chercher</span>
        </button>
      </div>
    </form>
  </search>
);

function Answer({ visit, typed, result }: Props) {
  switch (result.kind) {
    case "none_asked":
      return <RecentFiles visit={visit} files={result.recent} />;
    case "unreadable":
      return (
        <Notice tone="warn" title="Rien à chercher">
          <p>Tapez au moins une lettre ou un chiffre.</p>
        </Notice>
      );
    case "too_many_searches":
      return (
        <Notice tone="warn" title="Trop de recherches">
          <p>
            Vous avez fait beaucoup de recherches en peu de temps. Attendez {untilThen(result.lock)}. Si votre
            travail en demande davantage, parlez-en à un administrateur.
          </p>
        </Notice>
      );
    case "found":
      return <Found visit={visit} typed={typed} result={result} />;
  }
}

type FoundProps = { visit: DeskView; typed: string; result: SearchResult & { kind: "found" } };

const Found = ({ visit, typed, result: { files, isMore, isIndexBehind } }: FoundProps) => (
  <>
    {isIndexBehind && (
      <Notice tone="info" title="Un import vient de finir">
        <p>Les dossiers qu’il apporte se trouvent par leur numéro. Le reste suit dans quelques minutes.</p>
      </Notice>
    )}
    <p class="desk-count" role="status">
      {countOf(files.length, isMore)}
    </p>
    {files.length > 0 ? <FoundTable visit={visit} files={files} typed={typed} /> : <Advice />}
  </>
);

function countOf(count: number, isMore: boolean): string {
  if (isMore) return `Plus de ${mostShown} dossiers : précisez, par un prénom, une ville ou un numéro.`;
  if (count === 0) return "Aucun dossier ne répond.";
  return count === 1 ? "1 dossier" : `${count} dossiers`;
}

const Advice = () => (
  <div class="dossiers-advice">
    <h2>Essayez autrement</h2>
    <ul>
      <li>Un seul mot, ou le début d’un mot : « guen » trouve Le Guennec. Les accents ne comptent pas.</li>
      <li>Le numéro, ou le téléphone en entier, avec ou sans espaces.</li>
      <li>Le nom de naissance, ou le nom de l’établissement tel qu’il est sur ses courriers.</li>
      <li>La référence entière d’un versement, ou les 5 derniers caractères de l’IBAN.</li>
    </ul>
    <p>Une personne absente du dernier fichier importé n’a pas de dossier.</p>
  </div>
);

const RecentFiles = ({ visit, files }: { visit: DeskView; files: readonly RecentFile[] }) => (
  <>
    <h2>Vos derniers dossiers</h2>
    <Table
      caption="Les dossiers que vous avez ouverts, le plus récent d’abord"
      columns={[{ label: "Dossier" }, { label: visit.space.wording.numberLabel }, { label: "Lu le" }]}
      rows={files.map((file) => [
        <a href={`${visit.home}/dossiers/${file.id}`}>{nameOf(file)}</a>,
        file.number,
        describeDate(file.at),
      ])}
      empty="Vous n’avez encore ouvert aucun dossier."
    />
  </>
);
