import type { ComponentChildren } from "preact";
import { type AssetName, assetUrl } from "./assets.ts";

type Props = {
  /** Also the name of the theme. */
  spaceId: string | undefined;
  title: string;
  /** For search engines: only on public pages. */
  description?: string | undefined;
  styles: readonly AssetName[];
  scripts: readonly AssetName[];
  children: ComponentChildren;
};

/** The head of every page, and its first link. */
export const HtmlDocument = ({ spaceId, title, description, styles, scripts, children }: Props) => (
  <html lang="fr" data-space={spaceId}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      {description && <meta name="description" content={description} />}
      <title>{title}</title>
      <link rel="preload" href={assetUrl("font.woff2")} as="font" type="font/woff2" crossorigin="anonymous" />
      {styles.map((name) => (
        <link key={name} rel="stylesheet" href={assetUrl(name)} />
      ))}
      <link rel="icon" href={assetUrl("favicon.svg")} type="image/svg+xml" />
      {scripts.map((name) => (
        <script key={name} type="module" src={assetUrl(name)} />
      ))}
    </head>
    <body>
      <a class="skip" href="#contenu">
        Aller au contenu
      </a>
      {children}
    </body>
  </html>
);
