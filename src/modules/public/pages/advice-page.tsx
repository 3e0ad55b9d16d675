import { brandOf } from "#spaces/brand.ts";
import { pathIn } from "#ui/frame/brand.ts";
import type { View } from "#web/visit.ts";
import { FalseMessages, SharedNetworks, StrongPasswords, UpToDate, WithAntivirus } from "./five-advices.tsx";
import { SocialLinks } from "./social-links.tsx";
import { TextPage } from "./text-page.tsx";

/** Five pieces of advice, in our own words (A11, S11). */
export const AdvicePage = ({ space, announcement }: View) => {
  const { name, contact, social } = space.wording;
  return (
    <TextPage
      space={space}
      announcement={announcement}
      title="Conseils de sécurité"
      description={`${name} : cinq conseils simples protègent votre espace personnel et vos autres comptes sur internet.`}
      lead="Un comportement adapté et sécurisé sur internet : cinq conseils simples protègent votre espace personnel et vos autres comptes."
    >
      <StrongPasswords space={space} />
      <UpToDate />
      <WithAntivirus />
      <SharedNetworks />
      <FalseMessages space={space} />
      <h2>En cas de doute</h2>
      <p>
        Changez votre mot de passe et <a href={pathIn(brandOf(space), "/contact")}>prévenez-nous</a>. Le site
        public{" "}
        <a href="https://www.cybermalveillance.gouv.fr" rel="external noreferrer">
          cybermalveillance.gouv.fr
        </a>{" "}
        explique quoi faire devant chaque menace et met en relation avec des spécialistes.
      </p>
      <h2>Contact</h2>
      <p>
        {contact.service}, {contact.hours} :{" "}
        <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a> ou{" "}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>.
      </p>
      {social.length > 0 && (
        <>
          <h2>Suivez-nous</h2>
          <SocialLinks accounts={social} />
        </>
      )}
    </TextPage>
  );
};
