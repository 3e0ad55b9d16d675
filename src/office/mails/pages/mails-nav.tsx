import type { DeskView } from "#web/desk/desk-visit.ts";

const views = [
  ["", "Journal"],
  ["/domaines", "Par domaine"],
  ["/retours", "Mails revenus"],
  ["/suspensions", "Adresses suspendues"],
  ["/echecs", "Échecs"],
] as const;

export type MailsView = (typeof views)[number][0];

/** The lists of this desk. */
export const MailsNav = ({ visit, current }: { visit: DeskView; current: MailsView }) => (
  <nav class="mails-nav" aria-label="Mails">
    <ul>
      {views.map(([path, label]) => (
        <li key={path}>
          <a href={`${visit.home}/mails${path}`} aria-current={path === current ? "page" : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** At most fifty lines a page. `older`: the address of the next ones. */
export const OlderLines = ({ older, first }: { older: string | null; first: string | null }) =>
  older || first ? (
    <nav class="row" aria-label="Pages de la liste">
      {first && <a href={first}>Revenir au début</a>}
      {older && (
        <a href={older} rel="next" data-key="n">
          Plus anciens
        </a>
      )}
    </nav>
  ) : null;
