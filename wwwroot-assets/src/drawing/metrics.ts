/** Sizes of the drawing; one set for screens, one for phones, one for several drawings side by side. Widths are those of one column. */
export interface Metrics {
  readonly compact: boolean;
  /** No names but those of nodes and pods. */
  readonly tiny: boolean;
  /** By how much the look's letters are broader than usual. */
  readonly letters: number;
  readonly gutter: number;
  readonly gap: number;
  /** Between two columns of a node. */
  readonly columnGap: number;
  readonly top: number;
  readonly columnWidth: number;
  /** Column without room for an arc at its right. */
  readonly ownWidth: number;
  /** Column of an external host or an untouched node. */
  readonly slimWidth: number;
  /** Column with four lanes: a node that only hands on. */
  readonly throughWidth: number;
  readonly plateX: number;
  readonly plateWidth: number;
  readonly slimPlateWidth: number;
  readonly throughPlateWidth: number;
  /** From the plate's edge to the outer lane. */
  readonly laneInset: number;
  /** From the outer lane to the next one of four. */
  readonly laneGap: number;
  /** From the lane to the apex of an arc. */
  readonly arcReach: number;
  readonly kernelHalf: number;
  readonly ciliumPlate: number;
  readonly eyeWidth: number;
  readonly hookHeight: number;
  readonly stationStep: number;
  readonly corner: number;
  /** From the middle of a program's sign to the token that rests behind it, clear of the sign. */
  readonly rest: number;
}

export const wide: Metrics = {
  compact: false,
  tiny: false,
  letters: 1,
  gutter: 86,
  gap: 22,
  columnGap: 28,
  top: 40,
  columnWidth: 372,
  ownWidth: 318,
  slimWidth: 238,
  throughWidth: 484,
  plateX: 22,
  plateWidth: 270,
  slimPlateWidth: 194,
  throughPlateWidth: 440,
  laneInset: 36,
  laneGap: 96,
  arcReach: 70,
  kernelHalf: 66,
  ciliumPlate: 88,
  eyeWidth: 40,
  hookHeight: 38,
  stationStep: 13.5,
  corner: 15,
  rest: 47,
};

/** For a projector: words are larger, boxes are not. */
export const wideLarge: Metrics = { ...wide, letters: 1.2 };

export const compact: Metrics = {
  compact: true,
  tiny: false,
  letters: 1,
  gutter: 1,
  gap: 4,
  columnGap: 4,
  top: 20,
  columnWidth: 180,
  ownWidth: 150,
  slimWidth: 112,
  throughWidth: 214,
  plateX: 6,
  plateWidth: 136,
  slimPlateWidth: 100,
  throughPlateWidth: 202,
  laneInset: 25,
  laneGap: 34,
  arcReach: 38,
  kernelHalf: 31,
  ciliumPlate: 36,
  eyeWidth: 29,
  hookHeight: 18,
  stationStep: 8,
  corner: 9,
  rest: 31,
};

export const tiny: Metrics = {
  compact: true,
  tiny: true,
  letters: 1,
  gutter: 1,
  gap: 4,
  columnGap: 4,
  top: 15,
  columnWidth: 112,
  ownWidth: 94,
  slimWidth: 74,
  throughWidth: 134,
  plateX: 4,
  plateWidth: 82,
  slimPlateWidth: 66,
  throughPlateWidth: 126,
  laneInset: 15,
  laneGap: 23,
  arcReach: 25,
  kernelHalf: 20,
  ciliumPlate: 30,
  eyeWidth: 22,
  hookHeight: 11,
  stationStep: 4.5,
  corner: 7,
  rest: 11,
};
