import { type Duration, minutes } from "#kernel/duration.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { managerRules } from "#kernel/password/password-managers.rules.ts";
import { capitalised } from "#kernel/text/text.ts";
import { sampleAccount } from "#modules/sample-member.ts";
import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName, sampleAbout, wrongForm } from "#subject/sample.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Notice } from "#ui/notice.tsx";
import { Steps } from "#ui/steps.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import { Tile, Tiles } from "#ui/tile.tsx";
import { Title } from "#ui/title.tsx";
import { Window } from "#ui/window.tsx";

const page = "Éléments";

export const partsStates = (space: Space) => [
  entry(page, "boutons et messages", () => <Pieces space={space} />),
  entry(page, "formulaire vide", () => <SampleForm space={space} state={emptyForm} />),
  entry(page, "formulaire refusé", () => <SampleForm space={space} state={refusedForm} />),
  entry(page, "fenêtre", () => <SampleWindow space={space} />),
  entry(page, "espace connecté", () => <SignedIn space={space} holderName="Jeanne Martin" />),
  entry(page, "nom très long", () => <SignedIn space={space} holderName={longName} />),
  entry(page, "session qui se termine", () => (
    <SignedIn space={space} holderName="Jeanne Martin" idle={minutes(0.2)} />
  )),
  entry(page, "session qui atteint sa limite", () => (
    <SignedIn space={space} holderName="Jeanne Martin" endsIn={minutes(4)} />
  )),
];

const refusedForm = wrongForm(
  {
    _form: "Rien n’a été enregistré.",
    email: "Donnez une adresse complète, comme nom@exemple.fr.",
    password: "Ajoutez des caractères : il en faut au moins 6.",
  },
  { email: longAddress },
);

const Pieces = ({ space }: { space: Space }) => (
  <Page brand={brandOf(space)} title="Éléments">
    <Title lead="Les pièces dont toutes les pages sont faites.">Éléments</Title>
    <Notice tone="ok" title="C’est enregistré">
      <p>Vos informations sont à jour.</p>
    </Notice>
    <Notice tone="info" title="Bon à savoir" />
    <Notice tone="warn" title="Une pièce est attendue" />
    <Notice tone="bad" title="Le paiement a été rejeté" />
    <div class="row">
      <Button>Valider</Button>
      <Button tone="quiet" icon="mail">
        Renvoyer le mail
      </Button>
      <Button tone="danger">Fermer cette session</Button>
      <ButtonLink href="#" tone="quiet">
        Mon espace personnel
      </ButtonLink>
    </div>
    <div class="row">
      <Tag tone="ok">payé</Tag>
      <Tag tone="info">en cours</Tag>
      <Tag tone="warn">à compléter</Tag>
      <Tag tone="bad">rejeté</Tag>
    </div>
    <Steps labels={["Identification", "Vos accès", "Activation"]} current={1} />
  </Page>
);

const SampleForm = ({ space, state }: { space: Space; state: FormState }) => (
  <Page brand={brandOf(space)} title="Formulaire">
    <Title>Bienvenue</Title>
    <Form action="#" csrf="sample" state={state} submit="Confirmation" after={<a href="#contenu">Revenir</a>}>
      <Field
        state={state}
        name="email"
        label={capitalised(space.wording.emailAddress)}
        type="email"
        hint="Un lien y sera envoyé."
        required
      />
      <Field
        state={state}
        name="password"
        label="Mot de passe"
        type="password"
        autocomplete="new-password"
        checks={{ space, about: sampleAbout }}
        manager={managerRules(space.policy.password)}
        required
      />
      <Field state={state} name="phone" label="Téléphone" type="tel" />
    </Form>
  </Page>
);

const SampleWindow = ({ space }: { space: Space }) => (
  <Page brand={brandOf(space)} title="Fenêtre">
    <Window title="Un mail vient de partir">
      <p>
        Il est adressé à <strong class="breakable">{longAddress}</strong>.
      </p>
    </Window>
  </Page>
);

type SignedInProps = { space: Space; holderName: string; idle?: Duration; endsIn?: Duration };

const SignedIn = (props: SignedInProps) => (
  <Page
    brand={brandOf(props.space)}
    title="Espace"
    account={sampleAccount(props.space, props.holderName, props.idle, props.endsIn)}
    wide
  >
    <Title>Bonjour</Title>
    <Tiles>
      <Tile icon="user-round-pen" title="Mes informations" text="Adresses, téléphone" href="#" level={2} />
      <Tile icon="shield-check" title="Sécurité" text="Mot de passe et sessions" href="#" level={2} />
    </Tiles>
    <Card title="Coordonnées">
      <Facts
        items={[
          { label: "Nom", value: props.holderName },
          { label: capitalised(props.space.wording.emailAddress), value: longAddress },
          { label: "Téléphone", value: null },
        ]}
      />
    </Card>
    <Card>
      <Table
        caption="Sessions ouvertes"
        columns={[{ label: "Navigateur" }, { label: "Depuis" }, { label: "Essais", numeric: true }]}
        rows={[
          ["Firefox sur Windows", "12 mars 2026 à 9 h 04", "1"],
          ["Safari sur iPhone", "11 mars 2026 à 18 h 40", "12"],
        ]}
        empty=""
      />
      <Table caption="Rien" columns={[{ label: "Rien" }]} rows={[]} empty="Aucun événement pour l’instant." />
    </Card>
  </Page>
);
