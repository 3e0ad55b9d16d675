import type { IconName } from "#kernel/icon-name.ts";
import { brandOf } from "#spaces/brand.ts";
import type { Offer, Space } from "#spaces/space.ts";
import { ButtonLink, type ButtonTone } from "#ui/button.tsx";
import { pathIn } from "#ui/frame/brand.ts";
import { Page } from "#ui/frame/page.tsx";
import { Icon } from "#ui/icon.tsx";
import { Tag } from "#ui/tag.tsx";
import { Tile, Tiles } from "#ui/tile.tsx";
import { BeforeStarting } from "#web/before-starting.tsx";
import type { View } from "#web/visit.ts";
import { doorWords, type Entrance, hasOneDoor, lostPasswordWords } from "../door-words.ts";

/** N1: what the portal offers, and how to choose between its two entrances. */
export function HomePage({ space, announcement, account }: View) {
  const { wording, policy, id } = space;
  const { first, again, keepAtHand } = doorWords[policy.enrolment](space);
  const brand = brandOf(space);
  const hasAccount = account !== undefined || announcement?.hasAccount === true;
  return (
    <Page
      brand={brand}
      title="Accueil"
      description={wording.introduction}
      announcement={announcement}
      account={account}
      wide="full"
    >
      <div class="hero">
        <div class="wrap hero-body">
          <div class="title">
            <h1>{wording.tagline}</h1>
            <p class="lead">{wording.introduction}</p>
          </div>
          <ul class="entrances">
            {hasAccount && <EntranceCard space={id} entrance={again} icon="key-round" tone="strong" />}
            <EntranceCard
              space={id}
              entrance={first}
              icon="mail-open"
              tone={hasAccount ? "quiet" : "strong"}
            />
            {!hasAccount && <EntranceCard space={id} entrance={again} icon="key-round" tone="quiet" />}
          </ul>
        </div>
      </div>
      {!hasAccount && (
        <div class="wrap home-needs">
          <BeforeStarting space={space} />
        </div>
      )}
      <section class="wrap offers" aria-labelledby="offers">
        <div class="title">
          <h2 id="offers">Dans votre espace, vous pouvez</h2>
        </div>
        <ul class="offer-list">
          {wording.offers.map((offer) => (
            <OfferItem key={offer.title} offer={offer} isThere={isThere(space, offer)} />
          ))}
        </ul>
      </section>
      <section class="wrap stack home-help" aria-labelledby="help">
        <h2 id="help">Besoin d’aide ?</h2>
        <Tiles>
          <Tile
            icon="book-open"
            title="Le mode d’emploi"
            text={`Pas à pas. Gardez sous la main ${keepAtHand}.`}
            href={pathIn(brand, "/aide")}
          />
          {hasOneDoor(policy) ? (
            <Tile
              icon="shield-check"
              title="Conseils de sécurité"
              text="Un comportement adapté et sécurisé lors de vos opérations sur internet."
              href={pathIn(brand, "/conseils")}
            />
          ) : (
            <Tile
              icon="rotate-ccw-key"
              title="Mot de passe oublié"
              text={lostPasswordWords[policy.recovery](policy)}
              href={pathIn(brand, "/mot-de-passe-oublie")}
            />
          )}
          <Tile
            icon="phone"
            title="Nous contacter"
            text={`${wording.contact.phone}, ${wording.contact.hours}.`}
            href={pathIn(brand, "/contact")}
          />
        </Tiles>
      </section>
    </Page>
  );
}

const isThere = ({ policy }: Space, { module }: Offer) => module !== null && policy.modules.includes(module);

const OfferItem = ({ offer, isThere }: { offer: Offer; isThere: boolean }) => (
  <li>
    <Icon name={offer.icon} />
    <div>
      <div class="offer-title">
        <h3>{offer.title}</h3>
        {!isThere && <Tag tone="info">à venir</Tag>}
      </div>
      <p>{offer.text}</p>
    </div>
  </li>
);

type EntranceCardProps = { space: string; entrance: Entrance; icon: IconName; tone: ButtonTone };

const EntranceCard = (props: EntranceCardProps) => (
  <li class="entrance">
    <span class="tile-icon">
      <Icon name={props.icon} />
    </span>
    <h2>{props.entrance.title}</h2>
    <p>{props.entrance.when}</p>
    <ButtonLink href={`/${props.space}${props.entrance.path}`} tone={props.tone}>
      {props.entrance.button}
    </ButtonLink>
  </li>
);
