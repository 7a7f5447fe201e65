/** Something to be drawn: what tells it from any other at its place, and how it is made. */
export interface Sketch {
  readonly look: string;
  readonly make: () => Element;
}

/** Draws sketches into an element again and again; only those that look otherwise than the last time are made anew. */
export function drawer(target: Element): (sketches: readonly Sketch[]) => void {
  let looks: readonly string[] = [];
  return (sketches) => {
    sketches.forEach(({ look, make }, index) => {
      const before = target.children[index];
      if (before === undefined) target.append(make());
      else if (look !== looks[index]) before.replaceWith(make());
    });
    while (target.children.length > sketches.length) target.lastElementChild?.remove();
    looks = sketches.map((each) => each.look);
  };
}
