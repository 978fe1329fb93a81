import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortMaRemonteePage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/ma-remontee', await searchParamsOf(searchParams));
}
