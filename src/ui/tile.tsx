import type { ComponentChildren } from "preact";
import type { IconName } from "#kernel/icon-name.ts";
import { Heading, type Level } from "./heading.tsx";
import { Icon } from "./icon.tsx";

type TileProps = { icon: IconName; title: string; text?: string; href: string; level?: Level };

/** The whole tile is clickable, its title being the link. */
export const Tile = ({ icon, title, text, href, level = 3 }: TileProps) => (
  <li class="tile">
    <span class="tile-icon">
      <Icon name={icon} />
    </span>
    <Heading level={level}>
      <a href={href}>{title}</a>
    </Heading>
    {text && <p>{text}</p>}
    <Icon name="chevron-right" />
  </li>
);

export const Tiles = ({ children }: { children: ComponentChildren }) => <ul class="tiles">{children}</ul>;
