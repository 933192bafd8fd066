"""What /metrics counts (Prometheus)."""

from prometheus_client import Gauge, Histogram

UPDATE_SECONDS = Histogram(
    "pullquote_update_seconds",
    "Time from an update received to its handling done.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
ARTICLES = Gauge("pullquote_articles", "Articles that answer now.")
POLL_AGE_SECONDS = Gauge("pullquote_poll_age_seconds", "Seconds since Telegram last answered a poll.")
