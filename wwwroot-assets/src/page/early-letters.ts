const patience = 3000;

/**
 * A picker's field comes with the server's answer to the click. What is typed in the meantime belongs to it: letters are kept, and put into
 * the field when it gets the focus; Enter after them chooses there, where it would close the list at the button.
 */
export function keepEarlyLetters(): void {
  let picker: Element | null = null;
  let letters = "";
  let isEntered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    picker = null;
    letters = "";
    isEntered = false;
  };

  document.addEventListener("click", (event) => {
    const chip = event.target instanceof Element ? event.target.closest(".picker > .chip") : null;
    forget();
    if (chip === null || chip.getAttribute("aria-expanded") === "true") return;
    picker = chip.parentElement;
    timer = setTimeout(forget, patience);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (picker === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null) return;
      if (event.key === "Escape" || event.key === "Tab") forget();
      const isChoice = event.key === "Enter" && letters !== "";
      const isLetter = event.key.length === 1 && (event.key !== " " || letters !== "");
      if (!isChoice && !isLetter) return;
      if (!isEntered && isLetter) letters += event.key;
      isEntered ||= isChoice;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  document.addEventListener("focusin", ({ target }) => {
    if (picker === null || !(target instanceof Element)) return;
    if (target instanceof HTMLInputElement && picker.contains(target) && letters !== "") {
      target.value += letters;
      target.dispatchEvent(new Event("input", { bubbles: true }));
      if (isEntered) target.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    }
    if (target instanceof HTMLInputElement || !picker.contains(target)) forget();
  });
}
