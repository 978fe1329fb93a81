'use client';

import { useEffect } from 'react';

type Props = { message: string; action?: { label: string; run: () => void } | undefined; onClose: () => void };

/** A short report that leaves by itself; with an action it stays long enough to be read and used. */
export function Toast({ message, action, onClose }: Props) {
  useEffect(() => {
    const timer = setTimeout(onClose, action ? 15_000 : 6_000);
    return () => clearTimeout(timer);
  }, [message, action, onClose]);
  return (
    <div className="toast" role="status">
      <span>{message}</span>
      {action && (
        <button type="button" onClick={action.run}>
          {action.label}
        </button>
      )}
      <button type="button" onClick={onClose} aria-label="Fermer ce message">
        ×
      </button>
    </div>
  );
}
