/** A press of the pointer on a picker leaves the focus in its field: the list closes when the field loses it, before the choice is clicked. */
export function keepPickerFocus(): void {
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest(".picker > .chip, .picker .pop-list") !== null) event.preventDefault();
  });
}
