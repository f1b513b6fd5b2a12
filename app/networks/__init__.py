"""The way out: every social network stands behind the one seam in `app.networks.base`."""
