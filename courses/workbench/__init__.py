"""The section workbench: where a draft is written beside the page that learners will read."""
