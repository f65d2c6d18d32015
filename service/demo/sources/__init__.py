"""What the paginated and Word documents of the sample corpus are built from; not part of the wheel."""
