// The picture of a table: what it shows is read from the table beside it, and a bar leads where its row leads.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const canvas = document.getElementById("chart");
  const table = document.getElementById("numbers");
  if (!canvas || !table || typeof Chart === "undefined") return;
  const BARS = { consignments: "#1d4ed8", messages: "#1d4ed8", accepted: "#16a34a", partlyAccepted: "#d97706", rejected: "#dc2626", p50Seconds: "#1d4ed8", p90Seconds: "#d97706", p95Seconds: "#dc2626" };
  const STACKED = ["accepted", "partlyAccepted", "rejected"];
  const heads = [...table.tHead.rows[0].cells];
  const keys = heads.filter(head => !head.dataset.column).length;
  const rows = [...table.tBodies[0].rows];
  const stacked = heads.some(head => head.dataset.column === "rejected");
  const percentiles = heads.some(head => head.dataset.column === "p50Seconds");
  const series = heads.map((head, place) => ({ head, place })).filter(({ head }) => {
    const column = head.dataset.column;
    if (stacked) return STACKED.includes(column);
    if (percentiles) return column in BARS;
    return column in BARS || column === "cumulativeShare";
  });
  const LABEL_MAX = 28;
  const label = row => {
    const text = [...row.cells].slice(0, keys).map(cell => cell.textContent.trim()).join(" · ");
    return text.length > LABEL_MAX ? text.slice(0, LABEL_MAX - 1) + "…" : text;
  };
  const value = (row, place) => row.cells[place].dataset.value === "" ? null : Number(row.cells[place].dataset.value);
  const datasets = series.map(({ head, place }) => head.dataset.column === "cumulativeShare"
    ? { type: "line", yAxisID: "share", label: head.textContent, data: rows.map(row => value(row, place) * 100), borderColor: "#92400e", backgroundColor: "#92400e" }
    : { type: "bar", label: head.textContent, data: rows.map(row => value(row, place)), backgroundColor: BARS[head.dataset.column], maxBarThickness: 48 });
  const shares = datasets.some(one => one.yAxisID === "share");
  const scales = { x: { stacked }, y: { stacked, beginAtZero: true, ticks: percentiles ? {} : { precision: 0 }, title: { display: percentiles, text: "s" } } };
  if (shares) scales.share = { position: "right", min: 0, max: 100, grid: { drawOnChartArea: false }, ticks: { callback: tick => tick + " %" } };
  canvas.closest("figure").hidden = false;
  new Chart(canvas, {
    data: { labels: rows.map(label), datasets },
    options: {
      animation: false, maintainAspectRatio: false, scales,
      plugins: { legend: { display: datasets.length > 1 } },
      onClick: (event, bars) => {
        const search = bars.length > 0 && rows[bars[0].index].dataset.search;
        if (search) location.assign(search);
      },
      onHover: (event, bars) => { canvas.classList.toggle("leads", bars.length > 0 && !!rows[bars[0].index].dataset.search); }
    }
  });
});
