// A file is read into the form's text, so that both ways send the same.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const file = document.getElementById("file");
  if (!file) return;
  document.getElementById("file-field").hidden = false;
  file.addEventListener("change", async () => {
    if (file.files.length > 0) document.getElementById("csv").value = await file.files[0].text();
  });
});
