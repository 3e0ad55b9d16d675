import { describeDuration } from "#kernel/duration.ts";
import { describeDay, describeHour } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { AccountBar } from "./account-bar.tsx";
import { type Brand, pathIn } from "./brand.ts";

const links = [
  ["/aide", "Aide"],
  ["/contact", "Nous contacter"],
  ["/conseils", "Conseils de sécurité"],
  ["/accessibilite", "Accessibilité"],
  ["/mentions-legales", "Mentions légales"],
  ["/confidentialite", "Données personnelles"],
] as const;

/** When the session ends. Late in the evening this is on the next day: « demain à 10 h 26 ». */
function lastHour({ endsAt, endsIn }: AccountBar): string {
  const isTomorrow = describeDay(new Date(endsAt.getTime() - endsIn)) !== describeDay(endsAt);
  return `${isTomorrow ? "demain " : ""}à ${describeHour(endsAt)}`;
}

type FooterProps = { brand: Brand | null; account: AccountBar | undefined };

export const PageFooter = ({ brand, account }: FooterProps) => (
  <footer class="foot">
    <div class="wrap wrap-wide">
      {account && (
        <p class="foot-session">
          Par sécurité, votre session se ferme après {describeDuration(account.idle)} sans action de votre
          part, et au plus tard {lastHour(account)}.
        </p>
      )}
      {brand && (
        <div class="foot-row">
          <address>
            <strong class="foot-name">{brand.organisation}</strong>{" "}
            <span>
              Téléphone : <a href={`tel:${brand.phone.replaceAll(" ", "")}`}>{brand.phone}</a>
            </span>{" "}
            <span>
              {capitalised(brand.emailAddress)} : <a href={`mailto:${brand.email}`}>{brand.email}</a>
            </span>
          </address>
          {brand.hasPublicPages && <PublicLinks brand={brand} />}
        </div>
      )}
      {!brand && <p>Parvis, l’accueil en ligne des organismes de prestations.</p>}
    </div>
  </footer>
);

const PublicLinks = ({ brand }: { brand: Brand }) => (
  <nav aria-label="Informations sur ce site">
    <ul>
      {links.map(([path, label]) => (
        <li key={path}>
          <a href={pathIn(brand, path)}>
            {label}
            {path === "/accessibilite" && ` : ${brand.conformity}`}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
