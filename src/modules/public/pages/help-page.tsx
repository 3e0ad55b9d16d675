import { brandOf } from "#spaces/brand.ts";
import { pathIn } from "#ui/brand.ts";
import { Card } from "#ui/card.tsx";
import type { PublicView } from "../public-view.ts";
import { FirstConnection } from "./help/first-connection.tsx";
import { LostPassword } from "./help/lost-password.tsx";
import { NextConnections } from "./help/next-connections.tsx";
import { Questions } from "./help/questions.tsx";
import { TextPage } from "./text-page.tsx";

/** The printed guide as a page, step by step, with the words one sees on the screens. */
export function HelpPage(view: PublicView) {
  const brand = brandOf(view.space);
  return (
    <TextPage
      {...view}
      title="Mode d’emploi"
      lead="Ouvrir votre espace personnel, vous y connecter, et que faire quand quelque chose bloque."
    >
      <nav class="contents" aria-label="Dans cette page">
        <ul>
          <li>
            <a href="#premiere-connexion">Votre première connexion</a>
          </li>
          <li>
            <a href="#ensuite">Les fois suivantes</a>
          </li>
          <li>
            <a href="#oubli">Mot de passe oublié</a>
          </li>
          <li>
            <a href="#questions">Quand quelque chose bloque</a>
          </li>
        </ul>
      </nav>
      <FirstConnection space={view.space} />
      <NextConnections space={view.space} />
      <LostPassword space={view.space} />
      <Questions space={view.space} />
      <Card title="Toujours bloqué ?">
        <p>
          Appelez-nous au <strong>{brand.phone}</strong>, {view.space.wording.contact.hours}, ou passez par la
          page <a href={pathIn(brand, "/contact")}>Nous contacter</a>.
        </p>
      </Card>
    </TextPage>
  );
}
