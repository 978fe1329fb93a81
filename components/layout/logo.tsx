export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
      <g fill="none" stroke="var(--accent)" strokeWidth="2">
        <path d="M5 8l10-4 10 5-2 12-9 5-9-7z" />
        <path d="M5 8l9 7 11-6M14 15l9 6M14 15v11M14 15L5 19" />
      </g>
      <g fill="var(--accent)">
        <circle cx="5" cy="8" r="2.6" />
        <circle cx="25" cy="9" r="2.6" />
        <circle cx="23" cy="21" r="2.6" />
        <circle cx="14" cy="26" r="2.6" />
      </g>
      <circle cx="14" cy="15" r="3.4" fill="#e58a1f" />
    </svg>
  );
}
