import { Icon } from "../icon.tsx";
import { type AccountBar, AccountIdentity, AccountMenu } from "./account-bar.tsx";
import { type Brand, pathIn } from "./brand.ts";

type HeaderProps = { brand: Brand | null; account: AccountBar | undefined };

export const PageHeader = ({ brand, account }: HeaderProps) => (
  <header class="top">
    <div class="wrap wrap-wide top-row">
      <a class="top-name" href={brand ? pathIn(brand, account && "/espace") : "/"}>
        <span class="mark" aria-hidden="true">
          <span>{(brand?.shortName ?? "P").slice(0, 1)}</span>
        </span>{" "}
        <span>
          <strong>{brand?.name ?? "Parvis"}</strong>{" "}
          {brand && <span class="top-organisation">{brand.organisation}</span>}
        </span>
      </a>
      {brand?.hasPublicPages && <HelpLinks brand={brand} isShort={account !== undefined} />}
      {account && <AccountIdentity account={account} />}
    </div>
    {account && <AccountMenu account={account} />}
  </header>
);

/** `isShort`: beside an account there is room for one link, and *Aide* leads to the telephone (WCAG 3.2.6). */
const HelpLinks = ({ brand, isShort }: { brand: Brand; isShort: boolean }) => (
  <nav class={isShort ? "top-links top-links-short" : "top-links"} aria-label="Aide et contact">
    <ul>
      <li>
        <a href={pathIn(brand, "/aide")}>
          <Icon name="circle-question-mark" />
          <span>Aide</span>
        </a>
      </li>
      {!isShort && (
        <li>
          <a href={pathIn(brand, "/contact")}>
            <Icon name="phone" />
            <span>Nous contacter</span>
          </a>
        </li>
      )}
    </ul>
  </nav>
);
