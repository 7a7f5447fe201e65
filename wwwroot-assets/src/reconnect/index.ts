import { watchReconnection } from "./watch";

const element = document.getElementById("components-reconnect-modal");
if (element !== null) {
  watchReconnection(element, () => {
    location.reload();
  });
}
