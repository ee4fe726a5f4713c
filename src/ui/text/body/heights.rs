//! How high every block of a body is, estimated until it has been laid out.
//!
//! A Fenwick tree: one height changes, or a position is found, in the logarithm of the number of blocks.

/// The heights of all blocks, and their sums.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f32>,
    /// `sums[i]` is the sum of the heights that end at `i`, as many as the lowest bit of `i` says.
    sums: Vec<f64>,
}

impl Heights {
    pub(super) fn new(heights: Vec<f32>) -> Self {
        let mut sums = vec![0.0; heights.len() + 1];
        for (index, height) in heights.iter().enumerate() {
            let node = index + 1;
            sums[node] += f64::from(*height);
            let parent = node + (node & node.wrapping_neg());
            if parent < sums.len() {
                sums[parent] += sums[node];
            }
        }
        Self { heights, sums }
    }

    pub(super) fn get(&self, index: usize) -> f32 {
        self.heights.get(index).copied().unwrap_or(0.0)
    }

    pub(super) fn set(&mut self, index: usize, height: f32) {
        let Some(old) = self.heights.get_mut(index) else {
            return;
        };
        let change = f64::from(height) - f64::from(*old);
        *old = height;
        let mut node = index + 1;
        while let Some(sum) = self.sums.get_mut(node) {
            *sum += change;
            node += node & node.wrapping_neg();
        }
    }

    /// The sum of the heights before `index`.
    pub(super) fn top(&self, index: usize) -> f64 {
        let (mut node, mut sum) = (index.min(self.heights.len()), 0.0);
        while node > 0 {
            sum += self.sums[node];
            node &= node - 1;
        }
        sum
    }

    pub(super) fn total(&self) -> f64 {
        self.top(self.heights.len())
    }

    /// The block at a distance from the top, and how far into it.
    pub(super) fn at(&self, y: f64) -> (usize, f32) {
        let (mut node, mut rest) = (0, y.max(0.0));
        let mut step = self.sums.len().next_power_of_two();
        while step > 0 {
            if let Some(sum) = self.sums.get(node + step)
                && *sum <= rest
            {
                node += step;
                rest -= sum;
            }
            step /= 2;
        }
        let last = self.heights.len().saturating_sub(1);
        if node >= self.heights.len() {
            (last, self.get(last))
        } else {
            (node, rest as f32)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_positions_agree_with_counting() {
        let mut list: Vec<f32> = (0..1000_u16).map(|i| f32::from(i % 17) + 1.0).collect();
        let mut heights = Heights::new(list.clone());
        for (index, height) in [(0, 40.0), (999, 3.0), (512, 100.0), (511, 0.5)] {
            heights.set(index, height);
            list[index] = height;
        }
        let mut top = 0.0;
        for (index, height) in list.iter().enumerate() {
            assert!((heights.top(index) - top).abs() < 1e-6);
            let (at, into) = heights.at(top + f64::from(*height) / 2.0);
            assert_eq!(at, index);
            assert!((into - height / 2.0).abs() < 1e-3);
            top += f64::from(*height);
        }
        assert!((heights.total() - top).abs() < 1e-6);
        assert_eq!(heights.at(top * 2.0).0, 999);
    }

    #[test]
    fn nothing_has_no_height() {
        let heights = Heights::new(vec![]);
        assert_eq!(heights.total(), 0.0);
        assert_eq!(heights.at(5.0), (0, 0.0));
    }
}
