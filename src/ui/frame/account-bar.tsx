import type { Duration } from "#kernel/duration.ts";
import type { IconName } from "#kernel/icon-name.ts";
import { Icon } from "../icon.tsx";

export type AccountBar = {
  holderName: string;
  /** The `href` of the current menu entry. */
  current: string;
  menu: readonly { href: string; label: string; icon: IconName }[];
  signOutAction: string;
  csrf: string;
  /** A POST to this path extends the session, and is answered 204 while the session is open. */
  extendAction: string;
  /** Idle time after which the session ends. */
  idle: Duration;
  /** When the session ends even if it is used, and how long that is from now. */
  endsAt: Date;
  endsIn: Duration;
};

/** On a phone, one row: the name, the button of the menu, the sign-out. */
export const AccountIdentity = ({ account }: { account: AccountBar }) => (
  <div class="identity">
    <p class="identity-name">
      <Icon name="circle-user-round" />
      <span>
        <span class="hidden-text">Vous êtes connecté : </span>
        {account.holderName}
      </span>
    </p>
    <button type="button" class="menu-open" popovertarget="menu">
      <Icon name="menu" />
      <span>Menu</span>
    </button>
    <form method="post" action={account.signOutAction}>
      <input type="hidden" name="_csrf" value={account.csrf} />
      <button type="submit" class="identity-leave">
        <Icon name="log-out" />
        <span>Déconnexion</span>
      </button>
    </form>
  </div>
);

/** A bar on wide screens; on phones a native popover, without script. */
export const AccountMenu = ({ account }: { account: AccountBar }) => (
  <div class="menu-row">
    <div class="wrap wrap-wide">
      <nav id="menu" class="menu" popover="auto" aria-label="Mon espace">
        <ul>
          {account.menu.map(({ href, label, icon }) => (
            <li key={href}>
              <a href={href} aria-current={href === account.current ? "page" : undefined}>
                <Icon name={icon} />
                <span>{label}</span>
              </a>
            </li>
          ))}
        </ul>
        <button type="button" class="menu-close" popovertarget="menu" popovertargetaction="hide">
          <Icon name="x" />
          <span>Fermer le menu</span>
        </button>
      </nav>
    </div>
  </div>
);
