import { Icon } from "#ui/icon.tsx";
import type { DeskEntry } from "./desk.ts";
import { officeHome } from "./desk-addresses.ts";
import type { DeskView } from "./desk-visit.ts";

/** Where a desk is for this visit: desks of a portal lead to the portal that is open, or to the first one. */
function addressOf(desk: DeskEntry, { space, spaces }: DeskView): string {
  if (desk.scope === "installation") return officeHome + desk.path;
  const portal = space.kind === "portal" ? space : spaces[0]?.space;
  return `${officeHome}/${portal?.id ?? ""}${desk.path}`;
}

/** A column on wide screens; on phones a native popover, without script. */
export const DeskMenu = ({ visit }: { visit: DeskView }) => (
  <nav id="desk-menu" class="desk-menu" popover="auto" aria-label="Bureaux">
    <ul>
      <li>
        <a href={officeHome} data-key="g a" aria-current={visit.desk === null ? "page" : undefined}>
          <Icon name="sun" />
          <span>Aujourd’hui</span>
        </a>
      </li>
      {visit.desks.map((desk) => (
        <li key={desk.name}>
          <a
            href={addressOf(desk, visit)}
            data-key={`g ${desk.key}`}
            aria-current={desk.name === visit.desk?.name ? "page" : undefined}
          >
            <Icon name={desk.icon} />
            <span>{desk.label}</span>
          </a>
        </li>
      ))}
    </ul>
    <ul>
      <li>
        <a href={`${officeHome}/espace/securite`}>
          <Icon name="shield-check" />
          <span>Mes accès</span>
        </a>
      </li>
      <li>
        <button type="button" popovertarget="desk-keys">
          <Icon name="keyboard" />
          <span>Raccourcis</span>
        </button>
      </li>
    </ul>
  </nav>
);
