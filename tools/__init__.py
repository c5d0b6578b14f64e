"""Programs that make the data of the generator; none of them runs in a build."""
