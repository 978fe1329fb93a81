'use client';

import { useEffect } from 'react';

/** Long enough to cross the gap between a word and its explanation. */
const DELAY = 160;

/** Opens the explanations of the page on hover and on focus too, and stands them beside their word. */
export function Explications() {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const show = (word: Element) => {
      clearTimeout(timer);
      const text = textOf(word);
      if (text && !text.matches(':popover-open')) text.showPopover();
    };
    const hideSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(hideAll, DELAY);
    };
    const onOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType !== 'mouse') return;
      const word = (target as Element).closest('.why');
      if (word) show(word);
      else if ((target as Element).closest('.why-text')) clearTimeout(timer);
    };
    const onOut = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'mouse' && (target as Element).closest('.why, .why-text')) hideSoon();
    };
    const onFocus = ({ target }: FocusEvent) => {
      const word = target as Element;
      if (word.matches('.why:focus-visible')) show(word);
    };
    const onBlur = ({ target }: FocusEvent) => {
      if ((target as Element).matches('.why')) hideSoon();
    };
    const onToggle = ({ target, newState }: ToggleEvent) => {
      const text = target as HTMLElement;
      if (newState === 'open' && text.matches('.why-text')) place(text);
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('pointerover', onOver, { signal });
    document.addEventListener('pointerout', onOut, { signal });
    document.addEventListener('focusin', onFocus, { signal });
    document.addEventListener('focusout', onBlur, { signal });
    // it does not bubble
    document.addEventListener('toggle', onToggle as EventListener, { signal, capture: true });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, []);
  return null;
}

function textOf(word: Element): HTMLElement | null {
  return document.getElementById(word.getAttribute('popovertarget') ?? '');
}

function hideAll(): void {
  for (const text of document.querySelectorAll<HTMLElement>('.why-text:popover-open')) text.hidePopover();
}

/** Under the word, or above it when there is no room; never out of the sides. */
function place(text: HTMLElement): void {
  const word = document.querySelector(`[popovertarget="${CSS.escape(text.id)}"]`);
  if (!word) return;
  const from = word.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(8, Math.min(from.left, clientWidth - text.offsetWidth - 8));
  const isAbove = from.bottom + text.offsetHeight + 12 > clientHeight && from.top > text.offsetHeight + 12;
  const top = isAbove ? from.top - text.offsetHeight - 6 : from.bottom + 6;
  // with the page when it scrolls
  Object.assign(text.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
}
