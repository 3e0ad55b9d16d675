import type { SocialAccount } from "#spaces/space.ts";

/** S11: each link names its network. */
export const SocialLinks = ({ accounts }: { accounts: readonly SocialAccount[] }) => (
  <ul>
    {accounts.map(({ network, name, href }) => (
      <li key={href}>
        <a href={href} rel="external noreferrer">
          {network} : {name}
        </a>
      </li>
    ))}
  </ul>
);
