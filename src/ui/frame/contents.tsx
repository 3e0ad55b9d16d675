type Props = { sections: readonly { id: string; title: string }[] };

/** Links to the sections of a long page. */
export const Contents = ({ sections }: Props) => (
  <nav class="contents" aria-label="Dans cette page">
    <ul>
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
);
