// A file that is chosen fills the field that is sent: the form stays one of texts.
"use strict";
document.addEventListener("change", async event => {
  const into = event.target.dataset?.into;
  const file = event.target.files?.[0];
  if (into && file) document.getElementById(into).value = await file.text();
});
