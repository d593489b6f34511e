/** Nothing that a person works with holds the focus: what did is gone, or a page was just entered. */
export function hasNoFocus(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches('main');
}
