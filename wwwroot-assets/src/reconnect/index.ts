import { noteLostShells } from "../shared/lost-shells";
import { watchReconnection } from "./watch";

const element = document.getElementById("components-reconnect-modal");
if (element !== null) {
  watchReconnection(element, () => {
    noteLostShells();
    location.reload();
  });
}
