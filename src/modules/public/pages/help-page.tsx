import { brandOf } from "#spaces/brand.ts";
import { Card } from "#ui/card.tsx";
import { pathIn } from "#ui/frame/brand.ts";
import { Contents } from "#ui/frame/contents.tsx";
import type { View } from "#web/visit.ts";
import { chaptersOf } from "./help/chapters.ts";
import { TextPage } from "./text-page.tsx";

/** The printed guide, with the words of the screens. */
export function HelpPage(view: View) {
  const brand = brandOf(view.space);
  const chapters = chaptersOf(view.space);
  return (
    <TextPage
      {...view}
      title="Mode d’emploi"
      description={`${brand.name} : ouvrir votre espace personnel, vous y connecter, et que faire quand quelque chose bloque.`}
      lead="Ouvrir votre espace personnel, vous y connecter, et que faire quand quelque chose bloque."
    >
      <Contents sections={chapters} />
      {chapters.map(({ id, title, Body }) => (
        <section key={id} class="prose" aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <Body space={view.space} />
        </section>
      ))}
      <Card title="Une attestation vous a été remise ?">
        <p>
          Son code dit si elle vient de nous et si elle est toujours valable :{" "}
          <a href={pathIn(brand, "/verifier")}>vérifier un document</a>.
        </p>
      </Card>
      <Card title="Toujours bloqué ?">
        <p>
          Appelez-nous au <strong>{brand.phone}</strong>, {view.space.wording.contact.hours}, ou passez par la
          page <a href={pathIn(brand, "/contact")}>Nous contacter</a>.
        </p>
      </Card>
    </TextPage>
  );
}
