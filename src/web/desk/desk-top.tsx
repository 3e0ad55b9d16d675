import { capitalised } from "#kernel/text/text.ts";
import { Icon } from "#ui/icon.tsx";
import { officeHome } from "./desk-addresses.ts";
import type { DeskView } from "./desk-visit.ts";

/** One row: where the member is, the search box, who they are. */
export const DeskTop = ({ visit }: { visit: DeskView }) => (
  <header class="desk-top">
    <a class="desk-mark" href={officeHome}>
      <span class="mark" aria-hidden="true">
        <span>G</span>
      </span>
      <span>Gestion</span>
    </a>
    <Portals visit={visit} />
    <Search visit={visit} />
    <p class="desk-member">
      <span class="hidden-text">Vous êtes connecté : </span>
      <strong>{visit.member.name}</strong> <span>{capitalised(visit.member.role)}</span>
    </p>
    <button type="button" class="desk-open" popovertarget="desk-menu">
      <Icon name="menu" />
      <span>Menu</span>
    </button>
    <form method="post" action={visit.account.signOutAction}>
      <input type="hidden" name="_csrf" value={visit.csrf} />
      <button type="submit" class="desk-leave">
        <Icon name="log-out" />
        <span>Déconnexion</span>
      </button>
    </form>
  </header>
);

/** Leads to the same desk of another portal. */
const Portals = ({ visit: { spaces, space, desk } }: { visit: DeskView }) =>
  spaces.length < 2 && space.kind === "portal" ? null : (
    <nav class="desk-portals" aria-label="Portails">
      <ul>
        {spaces.map((there) => (
          <li key={there.space.id}>
            <a
              href={`${officeHome}/${there.space.id}${desk?.scope === "space" ? desk.path : ""}`}
              aria-current={there.space.id === space.id ? "true" : undefined}
            >
              {there.space.wording.shortName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );

/** Searches the files of the portal; from a desk of the installation, those of the first portal. */
const Search = ({ visit: { spaces, space } }: { visit: DeskView }) => {
  const portal = space.kind === "portal" ? space : spaces[0]?.space;
  if (!portal) return null;
  return (
    <search class="desk-search">
      <form method="get" action={`${officeHome}/${portal.id}/dossiers`}>
        <label for="recherche">
          <span class="hidden-text">Chercher un dossier ({portal.wording.shortName})</span>
        </label>
        <input
          id="recherche"
          name="q"
          type="search"
          autocomplete="off"
          placeholder="Numéro, nom, mail, téléphone…"
          maxLength={200}
          aria-keyshortcuts="/"
        />
        <button type="submit">
          <Icon name="search" />
          <span class="hidden-text">Chercher</span>
        </button>
      </form>
    </search>
  );
};
