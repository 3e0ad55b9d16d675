import { capitalised } from "#kernel/text/text.ts";
import { Facts } from "#ui/facts.tsx";
import type { View } from "#web/visit.ts";
import { TextPage } from "./text-page.tsx";

export const LegalPage = (view: View) => {
  const { name, organisation, contact, emailAddress, legal } = view.space.wording;
  return (
    <TextPage
      {...view}
      title="Mentions légales"
      description={`${name} : qui publie et héberge ce site, sous quelle licence, et comment signaler une faille de sécurité.`}
    >
      <h2>Éditeur</h2>
      <Facts
        items={[
          { label: "Site", value: name },
          { label: "Éditeur", value: organisation },
          { label: "Adresse", value: contact.address.slice(1).join(", ") },
          { label: "Téléphone", value: contact.phone },
          { label: capitalised(emailAddress), value: contact.email },
          { label: "Publication", value: `Sous la responsabilité ${legal.director}` },
          { label: "Hébergement", value: `Par ${legal.host}` },
        ]}
      />
      <h2>Le site et son logiciel</h2>
      <p>
        L’accès au site est gratuit, hors coût de votre connexion. Le logiciel, Parvis, est libre (licence
        MIT). La police de caractères est Atkinson Hyperlegible Next, du Braille Institute (licence SIL Open
        Font), et les pictogrammes sont ceux de Lucide (licence ISC).
      </p>
      <h2>Liens vers d’autres sites</h2>
      <p>
        Nous ne répondons pas du contenu des sites vers lesquels nous renvoyons. Dites-nous si un lien ne va
        plus.
      </p>
      <h2>Signaler une faille de sécurité</h2>
      <p>
        Écrivez à <a href={`mailto:${contact.email}`}>{contact.email}</a> sans rien publier avant notre
        réponse, et sans consulter de données qui ne sont pas les vôtres.
      </p>
    </TextPage>
  );
};
