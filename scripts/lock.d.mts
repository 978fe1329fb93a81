export function tryLock(name: string): (() => void) | undefined;
